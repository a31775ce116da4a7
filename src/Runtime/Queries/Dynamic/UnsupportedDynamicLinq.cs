using System.ComponentModel;
using Salesforce.Typed.Core.Conditions;
using Salesforce.Typed.Dynamic;

namespace Salesforce.Typed;

/// <summary>Methods of LINQ that groups by name do not have: the compiler reports what to write.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class UnsupportedDynamicLinq
{
    /// <summary>Refused: a group has Avg.</summary>
    [Obsolete(Rules.NoAverage, error: true, DiagnosticId = Rules.NotInSoql, UrlFormat = Rules.Url)]
    public static DynamicAggregate Average(this DynamicAggregates group, string path) =>
        throw new NotSupportedException(Rules.NoAverage);
}
