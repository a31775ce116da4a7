using Salesforce.Typed.Schema;
using Salesforce.Typed.SoqlSyntax.Footprints;
using Salesforce.Typed.SoqlSyntax.Parsing;
using Salesforce.Typed.SoqlSyntax.Rewriting;
using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.Policy.Filters;

/// <summary>The condition of a grant that every row fulfills: fields, functions and paths to parents, and nothing else.</summary>
public sealed class RowFilter
{
    private RowFilter(string name, Condition condition, Footprint footprint) =>
        (Object, Condition, Footprint) = (name, condition, footprint);

    /// <summary>The object whose rows it restricts.</summary>
    public string Object { get; }

    /// <summary>The condition, with paths from that object.</summary>
    public Condition Condition { get; }

    /// <summary>What the condition reads.</summary>
    public Footprint Footprint { get; }

    /// <summary>Reads the condition of a grant.</summary>
    /// <param name="name">The object.</param>
    /// <param name="text">The condition, as SOQL.</param>
    /// <param name="schema">All objects and fields of the org: a condition may read what the agent does not see.</param>
    /// <param name="problem">What is wrong with the condition, as a sentence; null where it is right.</param>
    /// <returns>The filter; null where there is a problem.</returns>
    public static RowFilter? Parse(string name, string text, OrgSchema schema, out string? problem)
    {
        var parsed = SoqlParser.Parse($"SELECT Id FROM {name} WHERE {text}");
        if (parsed.Tree is not { Where: { } where } query)
        {
            problem = parsed.Errors.Count > 0 ? parsed.Errors[0].Message : "There is no condition.";
            return null;
        }
        // What follows the condition would be a clause of its own, which a filter does not have.
        var bare = new SoqlQuery { Select = query.Select, From = query.From, Where = where };
        if (bare != query || query.From.Items.Count != 1 || query.From.Main is not { Alias: null, Using.Count: 0 })
        {
            problem = "It has a clause after the condition. Write the condition alone.";
            return null;
        }
        var result = Footprint.Of(query, schema);
        problem = result.Footprint is { } footprint ? Refusal(footprint) : result.Refusals[0].Message;
        return problem is null ? new RowFilter(name, NameNormalizer.Normalize(query, schema).Where!, result.Footprint!) : null;
    }

    /// <summary>The condition on a parent that a query reaches through a path of relationships.</summary>
    /// <param name="path">The relationships, as <c>Account.Parent</c>.</param>
    public Condition Through(string path) => new Prefixing(path).Rewrite(Condition);

    private static string? Refusal(Footprint footprint)
    {
        if (footprint.Queries.Count > 1)
            return "It has a subquery. A row filter takes fields, functions and paths to parents.";
        return footprint.Entries.FirstOrDefault(e => e.IsPolymorphic) is { } entry
            ? $"{entry.Path} may refer to several objects. A row filter takes paths to one object."
            : null;
    }

    private sealed class Prefixing(string path) : SyntaxRewriter
    {
        public Condition Rewrite(Condition condition) => Visit(condition);

        protected override FieldPath Visit(FieldPath field) => new($"{path}.{field.Text}");
    }
}
