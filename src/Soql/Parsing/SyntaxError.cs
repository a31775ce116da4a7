using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.SoqlSyntax.Parsing;

/// <summary>A mistake in a statement, in words for its author.</summary>
public sealed record SyntaxError
{
    /// <summary>What sort of mistake it is.</summary>
    public required SyntaxErrorKind Kind { get; init; }

    /// <summary>What is wrong, as one sentence without the position.</summary>
    public required string Message { get; init; }

    /// <summary>Where it is; empty at the end of the text.</summary>
    public required TextSpan Span { get; init; }

    /// <summary>The line of it, counted from 1.</summary>
    public required int Line { get; init; }

    /// <summary>The column of it in that line, counted from 1.</summary>
    public required int Column { get; init; }

    /// <summary>What stands there, in words.</summary>
    public required string Found { get; init; }

    /// <summary>What could stand there, in words; null where the message says it better.</summary>
    public string? Expected { get; init; }

    /// <summary>What to write in place of the text at <see cref="Span"/>; null where that is not known.</summary>
    public string? Suggestion { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Line}:{Column}: {Message}";
}
