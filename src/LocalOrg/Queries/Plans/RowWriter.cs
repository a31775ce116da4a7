using System.Text;
using System.Text.Json;
using Salesforce.Typed.Testing.Core.Sqlite;

namespace Salesforce.Typed.Testing.Queries.Plans;

/// <summary>Writes rows as JSON: carries what the shapes of their members need.</summary>
/// <param name="baseUrl">What urls of records begin with.</param>
/// <param name="writeChildren">Runs a child query for the parent of that id, and writes its result.</param>
internal sealed class RowWriter(string baseUrl, Action<RowWriter, RowPlan, string> writeChildren)
{
    public string BaseUrl { get; } = baseUrl;

    public byte[] BaseUrlUtf8 { get; } = Encoding.UTF8.GetBytes(baseUrl);

    /// <summary>Where the row is written.</summary>
    public Utf8JsonWriter Json { get; set; } = null!;

    /// <summary>The statement, positioned at the row.</summary>
    public Statement Statement { get; set; } = null!;

    /// <summary>How many child rows were written: they count towards the size of a page.</summary>
    public int ChildRows { get; set; }

    /// <summary>Writes the children of a parent as a result of its own.</summary>
    public void WriteChildren(RowPlan plan, string parentId) => writeChildren(this, plan, parentId);
}
