using Salesforce.Typed.Core.Conditions;
using Salesforce.Typed.Core.Records;
using Salesforce.Typed.Queries.Wire;

namespace Salesforce.Typed.Queries.Statements;

/// <summary><c>COUNT()</c>: no rows, the number is in totalSize (SOQL Reference, COUNT()).</summary>
internal sealed class CountSelectList : ISelectList
{
    public static CountSelectList Instance { get; } = new();

    public ReadPlan Plan { get; } = ReadPlan.Unknown(NameRecord.Info);

    public void Write(ref SoqlWriter writer, QueryParts parts) => writer.Write("COUNT()");
}
