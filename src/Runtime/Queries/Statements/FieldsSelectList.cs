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
        var fields = Name(which);
        CheckLimit(fields, parts.Limit);
        ChildSelection.WriteList(ref writer, fields, RecordSelectList.Subqueries(parts.Children), parts.Children);
    }

    /// <summary>The function as SOQL writes it.</summary>
    public static string Name(string which) => $"FIELDS({which})";

    /// <summary>Whether a list of fields is such a function, so that which fields come is not known.</summary>
    public static bool IsFunction(string fields) => fields.StartsWith("FIELDS(", StringComparison.Ordinal);

    /// <summary>Refuses all fields and all custom fields of more rows than the org answers with.</summary>
    /// <exception cref="InvalidOperationException">There is no such limit.</exception>
    public static void CheckLimit(string fields, int? limit)
    {
        if (fields != Name("STANDARD") && limit is not <= MostRows)
            throw new InvalidOperationException($"{fields} requires a limit of {MostRows} rows or fewer: add Take({MostRows}).");
    }
}
