using Salesforce.Typed.Core.Conditions;
using Salesforce.Typed.Queries.Wire;

namespace Salesforce.Typed.Queries.Statements;

/// <summary>What SELECT lists, and how rows of it are read.</summary>
internal interface ISelectList
{
    /// <summary>How rows are read.</summary>
    ReadPlan Plan { get; }

    /// <summary>What the list consists of; null where that is not fields of records, or the org decides it.</summary>
    SelectedFields? Selected => null;

    /// <summary>Writes the list for a query, whose child relationships may have a shape of their own.</summary>
    void Write(ref SoqlWriter writer, QueryParts parts);
}
