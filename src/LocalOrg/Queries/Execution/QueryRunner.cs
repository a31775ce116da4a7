using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Salesforce.Typed.SoqlSyntax.Tree;
using Salesforce.Typed.Testing.Core.Errors;
using Salesforce.Typed.Testing.Core.Json;
using Salesforce.Typed.Testing.Core.Model;
using Salesforce.Typed.Testing.Core.Sqlite;
using Salesforce.Typed.Testing.Data.Records;
using Salesforce.Typed.Testing.Queries.Plans;
using Salesforce.Typed.Testing.Queries.Sql;

namespace Salesforce.Typed.Testing.Queries.Execution;

/// <summary>Runs compiled queries and writes their answers.</summary>
internal sealed class QueryRunner(OrgView view, QueryCompiler compiler, Database database, QueryLocators locators, RecentRecords recent)
{
    /// <summary>The size of a page unless the client requests another.</summary>
    public const int DefaultPageSize = 2000;

    private const int MostGroups = 2000;

    private readonly Stack<PooledBuffer> _scratch = new();

    /// <summary>Runs a query.</summary>
    public ApiResponse Run(string soql, bool includeDeleted, int pageSize, string baseUrl)
    {
        var plan = compiler.Compile(soql, includeDeleted);
        var response = ApiResponse.Json(json =>
        {
            switch (plan)
            {
                case CountPlan count: WriteCount(json, count); break;
                case GroupPlan groups: WriteGroups(json, groups); break;
                case RowPlan rows: WriteFirst(new RowWriter(baseUrl, WriteChildren) { Json = json }, rows, null, pageSize); break;
                default: throw new UnreachableException($"{plan.GetType()} is not a plan of a query.");
            }
        });
        // The answer has the dates of before.
        if (plan is RowPlan { Tracking: not RecordTracking.None } tracked)
            Track(tracked);
        return response;
    }

    /// <summary>Reads the page of a locator that begins at a row.</summary>
    public ApiResponse RunNext(string locatorText, string baseUrl)
    {
        var (locator, from) = locators.Find(view, locatorText);
        return ApiResponse.Json(json => WritePage(new RowWriter(baseUrl, WriteChildren) { Json = json }, locator, from));
    }

    /// <summary>Writes the record that the plan finds by its id; false when there is none.</summary>
    public bool WriteRecord(Utf8JsonWriter json, RowPlan plan, string id, string baseUrl)
    {
        using var statement = database.Prepare(plan.FirstRowsSql(1));
        statement.Bind(plan.Parameters).Bind(1, id);
        if (!statement.Step())
            return false;
        plan.Shape.Write(new RowWriter(baseUrl, WriteChildren) { Json = json, Statement = statement });
        return true;
    }

    /// <summary>Writes the rows of a plan into an array that was begun; returns how many there were.</summary>
    public int WriteAll(Utf8JsonWriter json, RowPlan plan, int most, string baseUrl)
    {
        if (most <= 0)
            return 0;
        using var statement = database.Prepare(plan.FirstRowsSql(most));
        statement.Bind(plan.Parameters);
        var row = new RowWriter(baseUrl, WriteChildren) { Json = json, Statement = statement };
        var count = 0;
        for (; statement.Step(); count++)
            plan.Shape.Write(row);
        return count;
    }

    private void Track(RowPlan plan)
    {
        var ids = new List<string>();
        using (var statement = database.Prepare(plan.IdsSql()))
        {
            statement.Bind(plan.Parameters);
            while (statement.Step())
                ids.Add(statement.Text(0)!);
        }
        if (plan.Tracking == RecordTracking.View)
            recent.View(plan.Shape.Object, ids);
        else
            recent.Reference(plan.Shape.Object, ids);
    }

    // Writes the children of one parent.
    private void WriteChildren(RowWriter row, RowPlan plan, string parentId)
    {
        var (json, statement, childRows) = (row.Json, row.Statement, row.ChildRows);
        var count = WriteFirst(row, plan, parentId, DefaultPageSize);
        (row.Json, row.Statement, row.ChildRows) = (json, statement, childRows + count + row.ChildRows);
    }

    // Writes a result from its first row on: one statement where it fits a page, and a locator where it does not.
    private int WriteFirst(RowWriter row, RowPlan plan, string? parentId, int pageSize)
    {
        var json = row.Json;
        var isChild = parentId is not null;
        using var statement = database.Prepare(plan.FirstRowsSql(pageSize + 1));
        statement.Bind(plan.Parameters);
        if (isChild)
            statement.Bind(1, parentId);
        if (isChild && !statement.Step())
        {
            row.ChildRows = 0;
            json.WriteNullValue();
            return 0;
        }
        var rows = Borrow();
        try
        {
            var (count, isAll) = WriteRows(row, plan, statement, rows, pageSize, isAtFirst: isChild);
            if (isAll)
            {
                WriteResult(json, count, null, rows);
            }
            else
            {
                var locator = locators.Add(view, plan, parentId, RowNumbers(plan, parentId), pageSize);
                WriteResult(json, locator.Rows.Length, NextUrl(row, locator, count), rows);
            }
            return count;
        }
        finally
        {
            GiveBack(rows);
        }
    }

    private void WritePage(RowWriter row, QueryLocator locator, int from)
    {
        var json = row.Json;
        var plan = locator.Plan;
        var wanted = locator.Rows.AsSpan(from, Math.Min(locator.PageSize, locator.Rows.Length - from));
        using var statement = database.Prepare(plan.RowsByNumberSql());
        statement.Bind(plan.Parameters).Bind(plan.Parameters.Count + 1, JsonArray(wanted));
        if (locator.ParentId is { } parentId)
            statement.Bind(1, parentId);
        var rows = Borrow();
        try
        {
            var (count, isAll) = WriteRows(row, plan, statement, rows, locator.PageSize);
            // Rows that were purged since are missing from their page; the place to go on from is counted in the locator.
            var next = isAll ? from + wanted.Length : from + count;
            WriteResult(json, locator.Rows.Length, next < locator.Rows.Length ? NextUrl(row, locator, next) : null, rows);
        }
        finally
        {
            GiveBack(rows);
        }
    }

    // Writes rows until the page is full; child rows count as rows.
    private static (int Count, bool IsAll) WriteRows(
        RowWriter row, RowPlan plan, Statement statement, PooledBuffer into, int pageSize, bool isAtFirst = false)
    {
        using var json = JsonWriters.Create(into);
        row.ChildRows = 0;
        json.WriteStartArray();
        var count = 0;
        var isAll = true;
        for (var has = isAtFirst || statement.Step(); has; has = statement.Step())
        {
            if (count > 0 && count + row.ChildRows >= pageSize)
            {
                isAll = false;
                break;
            }
            row.Json = json;
            row.Statement = statement;
            plan.Shape.Write(row);
            count++;
        }
        json.WriteEndArray();
        json.Flush();
        return (count, isAll);
    }

    private static void WriteResult(Utf8JsonWriter json, long totalSize, string? nextUrl, PooledBuffer rows)
    {
        json.WriteStartObject();
        json.WriteNumber("totalSize"u8, totalSize);
        json.WriteBoolean("done"u8, nextUrl is null);
        if (nextUrl is not null)
            json.WriteString("nextRecordsUrl"u8, nextUrl);
        json.WritePropertyName("records"u8);
        json.WriteRawValue(rows.Span, skipInputValidation: true);
        json.WriteEndObject();
    }

    private static string NextUrl(RowWriter row, QueryLocator locator, int next) =>
        string.Create(CultureInfo.InvariantCulture, $"{row.BaseUrl}/query/{locator.Id}-{next}");

    private long[] RowNumbers(RowPlan plan, string? parentId)
    {
        var numbers = new List<long>(DefaultPageSize * 2);
        using var statement = database.Prepare(plan.RowNumbersSql());
        statement.Bind(plan.Parameters);
        if (parentId is not null)
            statement.Bind(1, parentId);
        while (statement.Step())
            numbers.Add(statement.Integer(0));
        return [.. numbers];
    }

    private static string JsonArray(ReadOnlySpan<long> numbers)
    {
        var text = new StringBuilder("[");
        foreach (var number in numbers)
            text.Append(text.Length == 1 ? "" : ",").Append(number);
        return text.Append(']').ToString();
    }

    private void WriteCount(Utf8JsonWriter json, CountPlan plan)
    {
        using var statement = database.Prepare(plan.Sql);
        statement.Bind(plan.Parameters).Step();
        json.WriteStartObject();
        json.WriteNumber("totalSize"u8, statement.Integer(0));
        json.WriteBoolean("done"u8, true);
        json.WriteStartArray("records"u8);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void WriteGroups(Utf8JsonWriter json, GroupPlan plan)
    {
        var rows = Borrow();
        try
        {
            var count = 0;
            using (var groups = JsonWriters.Create(rows))
            {
                using var statement = database.Prepare(plan.Sql);
                statement.Bind(plan.Parameters);
                var row = new RowWriter("", WriteChildren) { Json = groups, Statement = statement };
                groups.WriteStartArray();
                while (statement.Step())
                {
                    if (++count > MostGroups)
                    {
                        throw new ApiException(
                            400, "EXCEEDED_ID_LIMIT",
                            "Aggregate query does not support queryMore(), use LIMIT to restrict the results to a single batch", null);
                    }
                    groups.WriteStartObject();
                    groups.WriteStartObject("attributes"u8);
                    groups.WriteString("type"u8, GroupPlan.AggregateResult);
                    groups.WriteEndObject();
                    foreach (var column in plan.Columns)
                        column.Write(row);
                    groups.WriteEndObject();
                }
                groups.WriteEndArray();
            }
            WriteResult(json, count, null, rows);
        }
        finally
        {
            GiveBack(rows);
        }
    }

    private PooledBuffer Borrow() => _scratch.TryPop(out var buffer) ? buffer : new PooledBuffer(64 * 1024);

    private void GiveBack(PooledBuffer buffer)
    {
        buffer.Clear();
        _scratch.Push(buffer);
    }
}
