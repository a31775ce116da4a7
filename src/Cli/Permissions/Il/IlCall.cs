namespace Salesforce.Typed.Cli.Permissions.Il;

/// <summary>A call in compiled code.</summary>
/// <param name="Declaring">The type whose method it is.</param>
/// <param name="Name">The method.</param>
/// <param name="MethodArguments">Its own type arguments.</param>
/// <param name="Parameters">The types of its parameters.</param>
/// <param name="Return">The type of its result.</param>
/// <param name="Arguments">What it is given; the object that it is called on comes first.</param>
/// <param name="Receiver">The object that it is called on.</param>
internal sealed record IlCall(
    IlType Declaring, string Name, IReadOnlyList<IlType> MethodArguments, IReadOnlyList<IlType> Parameters, IlType Return,
    IReadOnlyList<IlValue> Arguments, IlValue? Receiver);
