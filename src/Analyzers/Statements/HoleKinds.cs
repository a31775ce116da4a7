using Microsoft.CodeAnalysis;
using Salesforce.Typed.SoqlSyntax.Tree;

namespace Salesforce.Typed.Analyzers.Statements;

/// <summary>What a hole holds, by the type with which the handler takes it.</summary>
internal static class HoleKinds
{
    /// <summary>The kind of a value that is handed to <c>AppendFormatted</c> as that type.</summary>
    public static HoleKind Of(ITypeSymbol type)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable)
            type = nullable.TypeArguments[0];
        switch (type.SpecialType)
        {
            case SpecialType.System_String or SpecialType.System_Char:
                return HoleKind.Text;
            case SpecialType.System_Int32 or SpecialType.System_Int64:
                return HoleKind.Whole;
            case SpecialType.System_Decimal or SpecialType.System_Double:
                return HoleKind.Number;
            case SpecialType.System_Boolean:
                return HoleKind.Boolean;
        }
        return type.Name switch
        {
            "DateOnly" => HoleKind.Date,
            "DateTimeOffset" => HoleKind.DateTime,
            "TimeOnly" => HoleKind.Time,
            "SoqlDate" => HoleKind.DateRange,
            "SoqlCurrency" => HoleKind.Currency,
            "IId" => HoleKind.Id,
            "IPicklist" or "PicklistSet" => HoleKind.Text,
            "IEnumerable" => HoleKind.List,
            "Projection" => HoleKind.Query,
            "Condition" => HoleKind.Condition,
            "SoqlIdentifier" => HoleKind.Name,
            "GeoPoint" => HoleKind.Point,
            "DistanceUnit" => HoleKind.Unit,
            "SearchText" => HoleKind.Words,
            _ => HoleKind.Value,
        };
    }
}
