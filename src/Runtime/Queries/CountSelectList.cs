using Salesforce.Typed.Conditions;
using Salesforce.Typed.Records;
using Salesforce.Typed.Wire;

namespace Salesforce.Typed.Queries;

/// <summary><c>COUNT()</c>: no rows, the number stands in totalSize (SOQL Reference, COUNT()).</summary>
internal sealed class CountSelectList : ISelectList
{
    public static CountSelectList Instance { get; } = new();

    public ReadPlan Plan { get; } = ReadPlan.Unknown(NameRecord.Info);

    public void Write(ref SoqlWriter writer, QueryParts parts) => writer.Write("COUNT()");
}
