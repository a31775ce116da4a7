using Salesforce.Typed.CompilerServices;
using Salesforce.Typed.Core.Conditions;
using Salesforce.Typed.Queries.Wire;

namespace Salesforce.Typed.Queries.Statements;

/// <summary><c>FIELDS(STANDARD)</c> and the like: the org decides which fields come (SOQL Reference, FIELDS()).</summary>
internal sealed class FieldsSelectList(SObjectInfo info, string which) : ISelectList
{
    private const int MostRows = 200;

    public ReadPlan Plan { get; } = ReadPlan.Unknown(info);

    public void Write(ref SoqlWriter writer, QueryParts parts)
    {
        if (which != "STANDARD" && parts.Limit is not <= MostRows)
            throw new InvalidOperationException($"FIELDS({which}) demands a limit of {MostRows} rows or fewer: add Take({MostRows}).");
        ChildSelection.WriteList(ref writer, $"FIELDS({which})", RecordSelectList.Subqueries(parts.Children), parts.Children);
    }
}
