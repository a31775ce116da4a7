using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.SoqlSyntax.Footprints;

/// <summary>One use of an object, or of a field of it, by a statement.</summary>
/// <param name="Object">The API name of the object, in the schema's spelling.</param>
/// <param name="Field">The API name of the field, in the schema's spelling; null where the object as a whole is used.</param>
/// <param name="Use">What it is used for.</param>
/// <param name="Span">Where the statement names it.</param>
public sealed record FootprintEntry(string Object, string? Field, FootprintUse Use, TextSpan Span)
{
    /// <summary>
    /// The relationships from the object of the query to this one, as <c>Account.Owner</c>; empty for the object of the query.
    /// </summary>
    public string Path { get; init; } = "";

    /// <summary>Whether a function or an aggregate is applied to the field.</summary>
    public bool IsInFunction { get; init; }

    /// <summary>Whether the field is a reference that the statement follows to its parent, and not the end of a path.</summary>
    public bool IsFollowed { get; init; }

    /// <summary>
    /// Whether the path leads through a reference to several objects. There is an entry for each of them then: the row decides which of
    /// them is read.
    /// </summary>
    public bool IsPolymorphic { get; init; }

    /// <summary>The place in the SELECT list, counted from zero, of what uses the field; null outside of SELECT.</summary>
    public int? SelectIndex { get; init; }

    /// <inheritdoc/>
    public override string ToString() => $"{Use} {(Path.Length == 0 ? "" : Path + ": ")}{Object}{(Field is null ? "" : "." + Field)}";
}
