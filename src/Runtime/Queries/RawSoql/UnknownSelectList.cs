using Salesforce.Typed.Core.Conditions;
using Salesforce.Typed.Queries.Statements;
using Salesforce.Typed.Queries.Wire;

namespace Salesforce.Typed.Queries.RawSoql;

/// <summary>The SELECT list of a statement by hand: this code did not write it.</summary>
internal sealed class UnknownSelectList(SObjectInfo info) : ISelectList
{
    public ReadPlan Plan { get; } = ReadPlan.Unknown(info);

    public void Write(ref SoqlWriter writer, QueryParts parts) => throw new InvalidOperationException("The statement was written by hand.");
}
