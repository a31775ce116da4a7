using System.Text.Json;
using Salesforce.Typed.Testing.Core.Model;
using Salesforce.Typed.Testing.Queries.Plans;
using Salesforce.Typed.Testing.Queries.Sql;

namespace Salesforce.Typed.Testing.Queries.Execution;

/// <summary>Reads single records; the compiled reading of whole ones is kept.</summary>
internal sealed class RecordPlans(QueryCompiler compiler, QueryRunner queries)
{
    private readonly Dictionary<ObjectModel, RowPlan> _whole = [];
    private readonly Dictionary<ObjectModel, RowPlan> _shared = [];

    /// <summary>Compiles the reading of those fields; null means all.</summary>
    public RowPlan Plan(ObjectModel model, IReadOnlyCollection<string>? fields)
    {
        if (fields is not null)
            return compiler.CompileRecord(model, fields);
        if (!_whole.TryGetValue(model, out var plan))
            _whole.Add(model, plan = compiler.CompileRecord(model, null));
        return plan;
    }

    /// <summary>Compiles the reading of the fields that are the same for all users.</summary>
    public RowPlan SharedPlan(ObjectModel model)
    {
        if (!_shared.TryGetValue(model, out var plan))
            _shared.Add(model, plan = compiler.CompileRecord(model, null, f => !f.IsPerUser));
        return plan;
    }

    /// <summary>Writes a record; false when there is none.</summary>
    public bool Write(Utf8JsonWriter json, RowPlan plan, string id, string baseUrl) => queries.WriteRecord(json, plan, id, baseUrl);
}
