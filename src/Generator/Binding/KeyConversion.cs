using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Operations;

namespace Salesforce.Typed.Generator.Binding;

/// <summary>
/// Conversions in the key of groups. The org compares the columns and not the converted values, so only a conversion is read that keeps
/// different values different and runs no code of the user's.
/// </summary>
internal static class KeyConversion
{
    /// <summary>Why a key cannot have the conversion; null where it can.</summary>
    public static string? WhyRefused(IConversionOperation conversion)
    {
        if (conversion is not { Type: { } to, Operand: { Type: { } from } operand, SemanticModel.Compilation: { } compilation })
            return $"{conversion.Syntax} has no type";
        if (conversion.OperatorMethod is { } method)
            return $"{operand.Syntax} is converted to {method.ReturnType.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)} "
                + $"by an "
                + $"operator of {method.ContainingType.Name}, which SOQL does not run; give the key a member of the type of the field, and "
                + "convert it in Select";
        // The elements of a tuple are converted each.
        return conversion.GetConversion().IsTupleLiteralConversion || KeepsValues(compilation, from, to) ? null
            : $"{operand.Syntax} is converted to {to.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}, which can make one "
                + $"value "
                + "of two, and SOQL groups by the values of the field; give the key a member of the type of the field, and convert it in "
                + "Select";
    }

    /// <summary>Whether a type is a nullable value type.</summary>
    public static bool IsNullable(ITypeSymbol type) => type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;

    /// <summary>The value type of a nullable value type; another type itself.</summary>
    public static ITypeSymbol WithoutNull(ITypeSymbol type) => IsNullable(type) ? ((INamedTypeSymbol)type).TypeArguments[0] : type;

    /// <summary>The code converted to a type.</summary>
    public static string Cast(ITypeSymbol type, string code) =>
        $"({type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)})({code})";

    private static bool KeepsValues(Compilation compilation, ITypeSymbol from, ITypeSymbol to)
    {
        (from, to) = (WithoutNull(from), WithoutNull(to));
        if (from is INamedTypeSymbol { IsTupleType: true } one && to is INamedTypeSymbol { IsTupleType: true } other)
        {
            return one.TupleElements.Length == other.TupleElements.Length
                && one.TupleElements.Zip(other.TupleElements, (a, b) => KeepsValues(compilation, a.Type, b.Type)).All(keeps => keeps);
        }
        var kind = compilation.ClassifyConversion(from, to);
        if (kind.IsIdentity || (kind.IsImplicit && (kind.IsReference || kind.IsBoxing)))
            return true;
        if (kind is not { IsImplicit: true, IsNumeric: true })
            return false;
        // A float has 24 bits, a double 53.
        return to.SpecialType switch
        {
            SpecialType.System_Single => Bits(from) <= 24,
            SpecialType.System_Double => Bits(from) <= 53,
            _ => true,
        };
    }

    private static int Bits(ITypeSymbol type) => type.SpecialType switch
    {
        SpecialType.System_Int64 or SpecialType.System_UInt64 or SpecialType.System_IntPtr or SpecialType.System_UIntPtr => 64,
        SpecialType.System_Int32 or SpecialType.System_UInt32 => 32,
        _ => 16,
    };
}
