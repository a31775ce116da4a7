using Microsoft.CodeAnalysis.Operations;

namespace Salesforce.Typed.Generator.Binding;

// Groups: their key is there anyway, and their aggregates are what the query selects.
internal sealed partial class SelectBinder
{
    private readonly List<string> _aggregates = [];

    /// <summary>The aggregates, as SOQL writes them, in the order of first use.</summary>
    public IReadOnlyList<string> Aggregates => _aggregates;

    private void VisitAggregate(IInvocationOperation invocation)
    {
        var name = invocation.TargetMethod.Name;
        var function = AggregateReader.FunctionOf(name);
        if (name == "Format" && InterceptedCall.LambdaOf(invocation.Arguments[0].Value) is { } formatted)
        {
            if (AggregateReader.Read(formatted) is { } aggregate)
                Add($"FORMAT({aggregate})");
            else
                Refuse("which aggregate Format is of cannot be seen; name it here: x => x.Sum(o => o.Amount)", invocation.Arguments[0]);
        }
        else if (function is null)
            Refuse($"{name} is called on the group as a whole; use its key and its aggregates", invocation);
        else if (invocation.Arguments.Length == 0)
            Add("COUNT(Id)");
        else if (InterceptedCall.LambdaOf(invocation.Arguments[0].Value) is { } lambda && FieldPathReader.Read(lambda) is { } path)
            Add($"{function}({path})");
        else
            Refuse($"which field {name} is of cannot be seen; name it here: x => x.Amount", invocation.Arguments[0]);
    }

    private void Add(string aggregate)
    {
        if (!_aggregates.Contains(aggregate))
            _aggregates.Add(aggregate);
    }
}
