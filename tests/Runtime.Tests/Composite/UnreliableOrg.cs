using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;

namespace Salesforce.Typed.Tests;

/// <summary>
/// An org that creates accounts by collections and fails now and then, in every way that a request can fail. It remembers what it wrote.
/// </summary>
internal sealed class UnreliableOrg(int seed)
{
    /// <summary>What happened to a request.</summary>
    public enum Mishap
    {
        None,
        Refused,
        ServerError,
        NoAnswer,
        CutOff,
        NoConnection,
        TooFewAnswers,
        RolledBack,
    }

    private readonly Lock _lock = new();
    private int _ids;

    /// <summary>The names of the records that were written, with their ids.</summary>
    public Dictionary<string, string> Written { get; } = [];

    /// <summary>The requests: the names in each, and what happened to it.</summary>
    public List<(string[] Names, Mishap Mishap)> Requests { get; } = [];

    public StubOrg Stub() => new(Answer);

    private HttpResponseMessage Answer(Call call)
    {
        lock (_lock)
        {
            using var body = JsonDocument.Parse(call.Body);
            string[] names = [.. body.RootElement.GetProperty("records").EnumerateArray().Select(r => r.GetProperty("Name").GetString()!)];
            var mishap = (Mishap)(Math.Abs(HashCode.Combine(seed, Requests.Count)) % 10 % 8);
            Requests.Add((names, mishap));
            switch (mishap)
            {
                case Mishap.NoConnection:
                    throw new HttpRequestException(HttpRequestError.ConnectionError, "no connection");
                case Mishap.Refused:
                    return StubOrg.Json("""[{"message":"no","errorCode":"INVALID_TYPE"}]""", HttpStatusCode.BadRequest);
                case Mishap.ServerError:
                    return StubOrg.Json("""[{"message":"oops","errorCode":"UNKNOWN_EXCEPTION"}]""", HttpStatusCode.InternalServerError);
                case Mishap.RolledBack:
                    return StubOrg.Json(
                        $"[{string.Join(',', names.Select((_, i) => i == 0 ? Error("STRING_TOO_LONG") : Error("ALL_OR_NONE_OPERATION_ROLLED_BACK")))}]");
            }
            var results = names.Select(Save).ToList();
            var answer = $"[{string.Join(',', results)}]";
            return mishap switch
            {
                Mishap.NoAnswer => throw new HttpRequestException(HttpRequestError.ResponseEnded, "gone"),
                Mishap.CutOff => StubOrg.Stream(new MemoryStream(Encoding.UTF8.GetBytes(answer[..(answer.Length / 2)]))),
                Mishap.TooFewAnswers => StubOrg.Json($"[{string.Join(',', results.Skip(1))}]"),
                _ => StubOrg.Json(answer),
            };
        }
    }

    // One in seven is refused.
    private string Save(string name)
    {
        if (int.Parse(name, CultureInfo.InvariantCulture) % 7 == 0)
            return Error("REQUIRED_FIELD_MISSING");
        var id = $"001000000{++_ids:D6}";
        Written.Add(name, id);
        return $$"""{"id":"{{id}}","success":true,"errors":[]}""";
    }

    private static string Error(string code) =>
        $$"""{"success":false,"errors":[{"statusCode":"{{code}}","message":"no","fields":["Name"]}]}""";
}
