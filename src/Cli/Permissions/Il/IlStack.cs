namespace Salesforce.Typed.Cli.Permissions.Il;

/// <summary>
/// The stack of a method at one of its instructions. It is immutable: each branch keeps the stack for its target, and a copy for each would
/// take memory by the square of the method's length.
/// </summary>
internal sealed class IlStack
{
    private readonly IlStack? _below;

    private IlStack(IlValue top, IlStack? below)
    {
        (Top, _below) = (top, below);
        Count = below is null ? 0 : below.Count + 1;
    }

    /// <summary>A stack without values.</summary>
    public static IlStack Empty { get; } = new(IlValue.Unknown, null);

    /// <summary>The value that was pushed last; one of which nothing is known where there is none.</summary>
    public IlValue Top { get; }

    /// <summary>The stack without its top; an empty one stays empty.</summary>
    public IlStack Below => _below ?? this;

    /// <summary>The number of values.</summary>
    public int Count { get; }

    /// <summary>The stack with one more value.</summary>
    public IlStack Push(IlValue value) => new(value, this);
}
