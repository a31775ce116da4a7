namespace Salesforce.Typed.SoqlSyntax.Tree;

/// <summary>A function of a field that is not an aggregate: <c>CALENDAR_YEAR(CloseDate)</c>, <c>toLabel(Status)</c>.</summary>
/// <param name="Name">The function's name; known ones in the spelling of the documentation.</param>
/// <param name="Argument">What it is applied to.</param>
public sealed record FunctionCall(string Name, FieldExpression Argument) : FieldExpression
{
    /// <summary>Which function it is; <see cref="SoqlFunction.Unknown"/> for a name that Salesforce does not have.</summary>
    public SoqlFunction Function => SoqlFunctions.Find(Name);
}
