using Microsoft.CodeAnalysis.Operations;

namespace Salesforce.Typed.Generator.Binding;

/// <summary>Reads an aggregate of a field: <c>x => x.Sum(o => o.Amount)</c> is <c>SUM(Amount)</c>.</summary>
internal static class AggregateReader
{
    /// <summary>The function of SOQL behind a method of a group; null where there is none.</summary>
    public static string? FunctionOf(string method) => method switch
    {
        "Count" => "COUNT",
        "CountDistinct" => "COUNT_DISTINCT",
        "Sum" => "SUM",
        "Avg" => "AVG",
        "Min" => "MIN",
        "Max" => "MAX",
        "IsSubtotal" => "GROUPING",
        _ => null,
    };

    /// <summary>The aggregate; null where the lambda is anything but one.</summary>
    public static string? Read(IAnonymousFunctionOperation lambda)
    {
        if (FieldPathReader.ReturnedBy(lambda) is not IInvocationOperation { Instance: IParameterReferenceOperation } call
            || FunctionOf(call.TargetMethod.Name) is not { } function)
            return null;
        if (call.Arguments.Length == 0)
            return "COUNT(Id)";
        return InterceptedCall.LambdaOf(call.Arguments[0].Value) is { } field && FieldPathReader.Read(field) is { } path
            ? $"{function}({path})" : null;
    }
}
