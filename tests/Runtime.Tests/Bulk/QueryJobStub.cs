using System.Collections.Concurrent;
using System.Net;
using System.Text;
using System.Text.Json;

namespace Salesforce.Typed.Tests;

/// <summary>An org with one query job, whose result is some pages of CSV.</summary>
/// <param name="header">The header.</param>
/// <param name="pages">The rows of each page.</param>
internal sealed class QueryJobStub(string header, params string[][] pages)
{
    public const string JobId = "750000000000001AAA";

    private readonly ConcurrentDictionary<int, int> _reads = new();

    /// <summary>The states that the org reports one after the other; the last one repeats.</summary>
    public Queue<string> States { get; init; } = new(["InProgress", "JobComplete"]);

    /// <summary>Whether the org lists the addresses of the pages.</summary>
    public bool HasResultPages { get; init; } = true;

    /// <summary>How many records the job reports; null for the number of rows.</summary>
    public int? Processed { get; init; }

    /// <summary>Why the job failed.</summary>
    public string? Error { get; init; }

    /// <summary>The body of a page's response, by its number and how many times it was read before; null for the whole page.</summary>
    public Func<int, int, byte[], Stream?> Body { get; init; } = (_, _, _) => null;

    /// <summary>The delimiter of the result.</summary>
    public char Delimiter { get; init; } = ',';

    /// <summary>The status of what asks for the job; null for its own.</summary>
    public Func<Call, HttpResponseMessage?> Instead { get; init; } = _ => null;

    /// <summary>The org.</summary>
    public StubOrg Org => field ??= new StubOrg(Answer);

    /// <summary>The requests without the address of the API.</summary>
    public IEnumerable<string> Requests => Org.Calls.Select(c => $"{c.Method} {c.Path["/services/data/v67.0/".Length..]}");

    /// <summary>A client that waits for nothing.</summary>
    public SalesforceClient Client(PromptClock? clock = null) =>
        Org.PatientClient(new RetryOptions { Delay = TimeSpan.Zero, MaxDelay = TimeSpan.Zero }, clock ?? new PromptClock());

    private HttpResponseMessage Answer(
        Call call) => Instead(call) ?? (call.Method, call.Path["/services/data/v67.0/jobs/query".Length..].Split('?')[0].Split('/')) switch
    {
        ("POST", _) => StubOrg.Json(Job("UploadComplete")),
        ("PATCH", _) => StubOrg.Json(Job("Aborted")),
        ("DELETE", _) => new(HttpStatusCode.NoContent),
        (_, [_, _, "resultPages"]) => HasResultPages ? ResultPages(Locator(call)) : NotFound(),
        (_, [_, _, "results"]) => Page(Locator(call)),
        _ => StubOrg.Json(Job(States.Count > 1 ? States.Dequeue() : States.Peek())),
    };

    private string Job(string state) => JsonSerializer.Serialize(new
    {
        id = JobId, state, numberRecordsProcessed = state == "JobComplete" ? Processed ?? pages.Sum(p => p.Length) : 0,
        errorMessage = Error,
    });

    // Two at a time.
    private HttpResponseMessage ResultPages(int from)
    {
        var path = $"https://elsewhere.example/services/data/v67.0/jobs/query/{JobId}";
        var urls = Enumerable.Range(from, Math.Min(2, pages.Length - from)).Select(
            i => new { resultUrl = $"{path}/results?locator=P%2B{i}" });
        return StubOrg.Json(from + 2 < pages.Length
            ? JsonSerializer.Serialize(
                new { resultPages = urls, done = false, nextRecordsUrl = $"{path}/resultpages?locator=P%2B{from + 2}" })
            : JsonSerializer.Serialize(new { resultPages = urls, done = true }));
    }

    private HttpResponseMessage Page(int number)
    {
        var separator = Delimiter.ToString();
        var text = string.Concat(
            new[] { header }.Concat(pages[number]).Select(r => r.Replace(",", separator, StringComparison.Ordinal) + "\n"));
        var bytes = Encoding.UTF8.GetBytes(text);
        var before = _reads.AddOrUpdate(number, 0, (_, reads) => reads + 1);
        var response = StubOrg.Stream(Body(number, before, bytes) ?? new MemoryStream(bytes));
        response.Headers.Add("Sforce-NumberOfRecords", pages[number].Length.ToString(System.Globalization.CultureInfo.InvariantCulture));
        response.Headers.Add("Sforce-Locator", number + 1 < pages.Length ? $"P+{number + 1}" : "null");
        return response;
    }

    private static int Locator(Call call)
    {
        var at = call.Path.IndexOf("locator=P%2B", StringComparison.Ordinal);
        return at < 0 ? 0 : int.Parse(call.Path[(at + 12)..].Split('&')[0], System.Globalization.CultureInfo.InvariantCulture);
    }

    private static HttpResponseMessage NotFound() =>
        StubOrg.Json("""[{"errorCode":"NOT_FOUND","message":"The requested resource does not exist"}]""", HttpStatusCode.NotFound);
}
