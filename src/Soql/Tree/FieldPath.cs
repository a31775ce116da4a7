using Salesforce.Typed.Schema;

namespace Salesforce.Typed.SoqlSyntax.Tree;

/// <summary>A name with dots: a field (<c>Name</c>), a parent's field (<c>Owner.Name</c>), an object or a relationship.</summary>
/// <param name="Names">The names between the dots; at least one.</param>
public sealed record FieldPath(EquatableArray<string> Names) : FieldExpression
{
    /// <summary>A path from its text, as <c>Owner.Name</c>.</summary>
    public FieldPath(string path)
        : this(new EquatableArray<string>(path.Split('.')))
    {
    }

    /// <summary>The last name: the field.</summary>
    public string Last => Names[Names.Count - 1];

    /// <summary>The names with dots between them.</summary>
    public string Text => Names.Count == 1 ? Names[0] : string.Join(".", Names);

    /// <summary>
    /// Where the name at <paramref name="index"/> stands; a path has no spaces in it, so this follows from <see cref="SyntaxNode.Span"/>.
    /// </summary>
    public TextSpan SpanOf(int index)
    {
        var start = Span.Start;
        for (var i = 0; i < index; i++)
            start += Names[i].Length + 1;
        return new TextSpan(start, Names[index].Length);
    }
}
