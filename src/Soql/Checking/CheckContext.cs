using Salesforce.Typed.Schema;
using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.SoqlSyntax.Checking;

/// <summary>What all rules of one check share: the schema and the errors found.</summary>
internal sealed class CheckContext(SchemaView view, bool isSearch)
{
    private const int MostErrors = 100;

    // What the org runs all the same is apart, so that it cannot crowd out what the org refuses.
    private readonly List<SemanticError> _errors = [];
    private readonly List<SemanticError> _remarks = [];
    private int _unlisted;

    public OrgSchema Schema => view.Schema;

    /// <summary>Whether the schema has everything that exists: a name that it does not have is an error everywhere.</summary>
    public bool IsComplete => view.IsComplete;

    /// <summary>Reports a broken rule.</summary>
    /// <param name="kind">Which rule.</param>
    /// <param name="span">The part of the statement.</param>
    /// <param name="text">What is wrong: what the org answers too.</param>
    /// <param name="suggestion">What was probably meant in place of that part.</param>
    /// <param name="hint">Sentences that the org does not say.</param>
    public void Report(SemanticErrorKind kind, TextSpan span, string text, string? suggestion = null, string hint = "")
    {
        var code = SemanticErrorCodes.Of(kind, isSearch);
        var list = code is null ? _remarks : _errors;
        if (list.Count == MostErrors)
        {
            _unlisted++;
            return;
        }
        text = text.TrimEnd('.');
        list.Add(new SemanticError(kind, code, text + (text.EndsWith("?", StringComparison.Ordinal) ? "" : ".") + hint, span)
        {
            Suggestion = suggestion,
            PlatformMessage = text + SemanticErrorCodes.Advice(kind),
        });
    }

    /// <summary>The name that was probably meant; null when none is near, and when the error will not be listed.</summary>
    public string? Nearest(string written, IEnumerable<string?> names) =>
        _errors.Count + _remarks.Count >= MostErrors ? null : Checking.Nearest.Find(written, names);

    public EquatableArray<SemanticError> Errors()
    {
        var listed = _errors.Concat(_remarks.Take(MostErrors - _errors.Count)).OrderBy(e => e.Span.Start).ToList();
        var unlisted = _unlisted + _errors.Count + _remarks.Count - listed.Count;
        if (unlisted > 0)
        {
            listed.Add(new SemanticError(
                SemanticErrorKind.MoreErrors, _errors.Count > 0 ? SemanticErrorCodes.Of(SemanticErrorKind.MoreErrors, isSearch) : null,
                $"The statement has {unlisted} more errors, which are not listed.", listed[listed.Count - 1].Span));
        }
        return new(listed);
    }
}
