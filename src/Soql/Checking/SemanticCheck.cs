using Salesforce.Typed.Schema;
using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.SoqlSyntax.Checking;

/// <summary>
/// Checks a well-formed statement against a schema: whether everything that it names is there, and may be used where it stands. A parent
/// or child whose object the schema does not have is not an error: what is reached through it is left unchecked.
/// </summary>
public static class SemanticCheck
{
    /// <summary>The rules that <paramref name="query"/> breaks, in the order of the text; empty when Salesforce would run it.</summary>
    public static EquatableArray<SemanticError> Check(SoqlQuery query, OrgSchema schema)
    {
        var context = new CheckContext(schema, isSearch: false);
        QueryRules.CheckStatement(context, query);
        return context.Errors();
    }

    /// <summary>The rules that <paramref name="search"/> breaks, in the order of the text; empty when Salesforce would run it.</summary>
    public static EquatableArray<SemanticError> Check(SoslSearch search, OrgSchema schema)
    {
        var context = new CheckContext(schema, isSearch: true);
        SearchRules.Check(context, search);
        return context.Errors();
    }
}
