using Salesforce.Typed.Schema;
using Salesforce.Typed.Testing.Core.Model;

namespace Salesforce.Typed.Testing.Data.Records;

/// <summary>Which fields the org numbers by itself.</summary>
internal static class AutoNumbers
{
    public static bool Is(FieldModel field) =>
        field.Kind == ColumnKind.Text && (field.Describe.Is(FieldTraits.AutoNumber)
            // Reduced describes do not tell: these are numbered in every org.
            || (field.Owner.Name, field.Name) is ("Case", "CaseNumber") or ("Order", "OrderNumber") or ("Contract", "ContractNumber")
                or ("Solution", "SolutionNumber") or ("Quote", "QuoteNumber"));
}
