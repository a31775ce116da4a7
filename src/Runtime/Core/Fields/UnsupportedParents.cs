using System.ComponentModel;
using Salesforce.Typed.Core.Conditions;
using Salesforce.Typed.Fields;

namespace Salesforce.Typed;

/// <summary>Comparisons of parents, which SOQL does not have: the compiler reports what to write.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class UnsupportedParents
{
    extension<TParent>(TParent)
        where TParent : struct, IRelation
    {
        /// <summary>Refused: a parent is compared by the reference to it.</summary>
        [Obsolete(Rules.ParentCompared, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
        public static Condition operator ==(TParent parent, object? value) => throw new NotSupportedException(Rules.ParentCompared);

        /// <summary>Refused: a parent is compared by the reference to it.</summary>
        [Obsolete(Rules.ParentCompared, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
        public static Condition operator !=(TParent parent, object? value) => throw new NotSupportedException(Rules.ParentCompared);
    }
}
