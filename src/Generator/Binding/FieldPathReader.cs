using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Salesforce.Typed.Generator.Binding;

/// <summary>Reads a lambda over a struct of fields that names one of them: <c>o => o.Account.Name</c> is <c>Account.Name</c>.</summary>
internal static class FieldPathReader
{
    /// <summary>The path as SOQL writes it; null where the lambda is anything but a chain of properties from its parameter.</summary>
    public static string? Read(IAnonymousFunctionOperation lambda)
    {
        var value = ReturnedBy(lambda);
        // convertCurrency(): the one function that FORMAT takes inside.
        return value is IInvocationOperation { TargetMethod.Name: "ConvertCurrency", Arguments: [{ Value: var amount }] } call
            && RuntimeNamespace.Declares(call.TargetMethod.ContainingType)
            ? PathOf(amount) is { } converted ? $"convertCurrency({converted})" : null
            : PathOf(value);
    }

    /// <summary>The expression that a lambda returns, without conversions; null where it is more than one.</summary>
    public static IOperation? ReturnedBy(IAnonymousFunctionOperation lambda)
    {
        if (lambda.Body.Operations.Length != 1 || lambda.Body.Operations[0] is not IReturnOperation { ReturnedValue: { } value })
            return null;
        while (value is IConversionOperation conversion)
            value = conversion.Operand;
        return value;
    }

    private static string? PathOf(IOperation? value)
    {
        var names = new Stack<string>();
        while (value is IPropertyReferenceOperation { Arguments.Length: 0, Property.ContainingType.IsExtension: false } property)
        {
            names.Push(RecordShapes.ApiName(property.Property));
            value = property.Instance!;
        }
        if (names.Count == 0 || value is not IParameterReferenceOperation)
            return null;
        var path = new StringBuilder(names.Pop());
        while (names.Count > 0)
            path.Append('.').Append(names.Pop());
        return path.ToString();
    }
}
