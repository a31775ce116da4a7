using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Salesforce.Typed.Generator.Binding;

/// <summary>
/// Reads the lambda of a Select over groups: which aggregates it uses. The group may be asked for its key and its aggregates and nothing else;
/// where it goes anywhere as a whole, what is used of it cannot be known, and the call is refused.
/// </summary>
internal sealed class GroupBinder(IParameterSymbol group)
{
    private readonly List<string> _aggregates = [];

    /// <summary>The aggregates, as SOQL writes them, in the order of first use.</summary>
    public IReadOnlyList<string> Aggregates => _aggregates;

    /// <summary>Why the lambda cannot be read; null when it could.</summary>
    public Refusal? Refusal { get; private set; }

    /// <summary>Reads the lambda's body.</summary>
    public void Visit(IOperation? operation)
    {
        if (operation is null || Refusal is not null)
            return;
        switch (operation)
        {
            case INameOfOperation:
                return;
            case IParameterReferenceOperation parameter when IsGroup(parameter):
                Refuse("the group leaves the lambda as a whole, and which of its aggregates are needed cannot be seen; choose them here: g.Count(), g.Sum(x => x.Amount)", operation);
                return;
            case IPropertyReferenceOperation { Property.Name: "Key" } key when IsGroup(key.Instance):
                return;
            case IInvocationOperation call when IsGroup(call.Instance):
                VisitAggregate(call);
                return;
            default:
                foreach (var child in operation.ChildOperations)
                    Visit(child);
                return;
        }
    }

    private bool IsGroup(IOperation? operation) => operation is IParameterReferenceOperation parameter && SymbolEqualityComparer.Default.Equals(parameter.Parameter, group);

    private void VisitAggregate(IInvocationOperation call)
    {
        var function = call.TargetMethod.Name switch
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
        if (function is null)
            Refuse($"{call.TargetMethod.Name} is called on the group as a whole; ask it for its key and its aggregates", call);
        else if (call.Arguments.Length == 0)
            Add("COUNT(Id)");
        else if (InterceptedCall.LambdaOf(call.Arguments[0].Value) is { } lambda && FieldPathReader.Read(lambda) is { } path)
            Add($"{function}({path})");
        else
            Refuse($"which field {call.TargetMethod.Name} is of cannot be seen; name it here: x => x.Amount", call.Arguments[0]);
    }

    private void Add(string aggregate)
    {
        if (!_aggregates.Contains(aggregate))
            _aggregates.Add(aggregate);
    }

    private void Refuse(string reason, IOperation at) => Refusal ??= new Refusal(reason, at.Syntax);
}
