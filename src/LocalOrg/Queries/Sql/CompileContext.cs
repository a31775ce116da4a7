using System.Globalization;
using Salesforce.Typed.SoqlSyntax.Tree;
using Salesforce.Typed.Testing.Core.Errors;
using Salesforce.Typed.Testing.Core.Model;

namespace Salesforce.Typed.Testing.Queries.Sql;

/// <summary>What the parts of one statement share while it is compiled.</summary>
internal sealed class CompileContext(OrgView view, OrgClock clock, string soql, bool includeDeleted)
{
    private int _aliases;

    /// <summary>The objects that the user sees.</summary>
    public OrgModel Model => view.Model;

    public string UserId => view.UserId;

    /// <summary>What date literals and fiscal functions depend on.</summary>
    public OrgClock Clock => clock;

    public string Soql { get; } = soql;

    /// <summary>Whether rows of the recycle bin are seen: queryAll.</summary>
    public bool IncludeDeleted { get; } = includeDeleted;

    /// <summary>A table alias that no other table of the statement has.</summary>
    public string NextAlias() => "t" + (_aliases++).ToString(CultureInfo.InvariantCulture);

    public ApiException Error(string errorCode, TextSpan at, string message) => QueryErrors.At(Soql, at, errorCode, message);

    /// <summary>The refusal of a part of a statement that is right and that this org cannot run.</summary>
    public ApiException NotSimulated(SyntaxNode part) =>
        QueryErrors.At(Soql, part.Span, "MALFORMED_QUERY", $"The local org does not simulate {part}");
}
