using Salesforce.Typed.Schema;
using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.SoqlSyntax.Parsing;

/// <summary>TYPEOF in the SELECT list.</summary>
internal static class TypeofGrammar
{
    public static TypeofItem? Typeof(TokenReader reader)
    {
        var start = reader.Take().Span;
        if (NameGrammar.Path(reader, "a relationship after TYPEOF") is not { } relationship)
            return null;
        var branches = new List<TypeofBranch>();
        while (reader.Is(Keyword.When))
        {
            if (Branch(reader) is not { } branch)
                return null;
            branches.Add(branch);
        }
        var others = new List<FieldPath>();
        if (reader.Take(Keyword.Else))
        {
            if (NameGrammar.Paths(reader, "a field name after ELSE") is not { } paths)
                return null;
            others = paths;
        }
        if (!reader.Expect(Keyword.End, " of TYPEOF"))
            return null;
        var alias = NameGrammar.OptionalAlias(reader);
        return new TypeofItem(
            relationship, new EquatableArray<TypeofBranch>(branches.ToArray()), new EquatableArray<FieldPath>(others.ToArray()))
        {
            Alias = alias,
            Span = reader.Since(start),
        };
    }

    private static TypeofBranch? Branch(TokenReader reader)
    {
        var start = reader.Take().Span;
        if (NameGrammar.Path(reader, "an object name after WHEN") is not { } type || !reader.Expect(Keyword.Then))
            return null;
        return NameGrammar.Paths(reader, "a field name after THEN") is { } fields
            ? new TypeofBranch(type, new EquatableArray<FieldPath>(fields.ToArray())) { Span = reader.Since(start) }
            : null;
    }
}
