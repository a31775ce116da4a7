using Salesforce.Typed.Testing.Core.Model;

namespace Salesforce.Typed.Testing.Http.Bulk;

/// <summary>The columns of a job's data, checked against the job.</summary>
internal static class IngestColumns
{
    private const int MostHeaderCharacters = 32_000;

    /// <summary>Finds what the headers name.</summary>
    /// <exception cref="BulkJobException">They do not fit the job; the first that does not is named.</exception>
    public static IReadOnlyList<IngestColumn> Find(IngestJob job, ObjectModel model, string[] header)
    {
        if (header.Sum(c => c.Length + 1) > MostHeaderCharacters)
            throw BulkJobException.ClientInput($"The header is longer than {MostHeaderCharacters} characters");
        if (job.Operation is "delete" or "hardDelete")
            return IdOnly(model, header);
        var columns = new List<IngestColumn>(header.Length);
        foreach (var name in header)
        {
            var column = IngestColumn.Find(model, name);
            if (columns.Any(c => c.Field == column.Field && FieldModel.Same(c.Relationship ?? "", column.Relationship ?? "")))
                throw BulkJobException.InvalidBatch($"Duplicate column : {name}");
            columns.Add(column);
        }
        var key = job.Operation switch
        {
            "update" => model.Id,
            "upsert" => model.Find(job.ExternalIdField!),
            _ => null,
        };
        if (key is not null && !columns.Exists(c => c.Relationship is null && c.Field == key))
            throw BulkJobException.NoSuchField(key.Name);
        // An upsert by another key may have the column, without values: jsforce sends it.
        if (job.Operation == "insert" && columns.Exists(c => c.Relationship is null && c.Field == model.Id))
            throw BulkJobException.NoSuchField(model.Id.Name);
        return columns;
    }

    private static IReadOnlyList<IngestColumn> IdOnly(ObjectModel model, string[] header) =>
        header is [var id] && FieldModel.Same(id, model.Id.Name)
            ? [new IngestColumn(id, model.Id, null, null)]
            : throw BulkJobException.InvalidBatch("A delete takes the column Id and no other");
}
