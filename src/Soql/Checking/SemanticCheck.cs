using Salesforce.Typed.Schema;
using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.SoqlSyntax.Checking;

/// <summary>
/// Checks a well-formed statement against a schema: whether everything that it names is there, and may be used where it stands. At most
/// 100 errors are returned; where there are more, one of <see cref="SemanticErrorKind.MoreErrors"/> follows with their number.
/// </summary>
public static class SemanticCheck
{
    /// <summary>The rules that <paramref name="query"/> breaks, in the order of the text; empty when Salesforce would run it.</summary>
    public static EquatableArray<SemanticError> Check(SoqlQuery query, OrgSchema schema) => Check(query, SchemaView.Partial(schema));

    /// <summary>The rules that <paramref name="query"/> breaks, in the order of the text; empty when Salesforce would run it.</summary>
    public static EquatableArray<SemanticError> Check(SoqlQuery query, SchemaView view)
    {
        var context = new CheckContext(view, isSearch: false);
        QueryRules.CheckStatement(context, query);
        return context.Errors();
    }

    /// <summary>The rules that <paramref name="search"/> breaks, in the order of the text; empty when Salesforce would run it.</summary>
    public static EquatableArray<SemanticError> Check(SoslSearch search, OrgSchema schema) => Check(search, SchemaView.Partial(schema));

    /// <summary>The rules that <paramref name="search"/> breaks, in the order of the text; empty when Salesforce would run it.</summary>
    public static EquatableArray<SemanticError> Check(SoslSearch search, SchemaView view)
    {
        var context = new CheckContext(view, isSearch: true);
        SearchRules.Check(context, search);
        return context.Errors();
    }
}
