using Salesforce.Typed.Schema;
using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.SoqlSyntax.Checking;

/// <summary>What all rules of one check share: the schema and the errors found.</summary>
internal sealed class CheckContext(OrgSchema schema, bool isSearch)
{
    private readonly List<SemanticError> _errors = [];

    public OrgSchema Schema => schema;

    public void Report(SemanticErrorKind kind, TextSpan span, string message, string? suggestion = null) =>
        _errors.Add(new SemanticError(kind, SemanticErrorCodes.Of(kind, isSearch), message, span) { Suggestion = suggestion });

    public EquatableArray<SemanticError> Errors() => new(_errors.OrderBy(e => e.Span.Start));
}
