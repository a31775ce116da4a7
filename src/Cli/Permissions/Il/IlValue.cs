namespace Salesforce.Typed.Cli.Permissions.Il;

/// <summary>What is known of a value while code is followed.</summary>
/// <param name="Type">Its type, as far as the code says it.</param>
internal sealed record IlValue(IlType Type)
{
    /// <summary>A value of which nothing is known.</summary>
    public static IlValue Unknown { get; } = new(IlType.Unknown);

    /// <summary>A string constant in the code.</summary>
    public string? Text { get; init; }

    /// <summary>The elements of an array that is filled one by one.</summary>
    public List<IlValue>? Items { get; init; }

    /// <summary>What a follower made of it.</summary>
    public object? Tag { get; init; }
}
