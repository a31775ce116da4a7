using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;
using Salesforce.Typed.Testing.Core.Errors;

namespace Salesforce.Typed.Testing.Http.Requests;

/// <summary>Conditional requests: by time for records and describes, by ETag for accounts alone, as on the platform.</summary>
internal static class ConditionalHeaders
{
    /// <summary>When a record was last changed, as a header.</summary>
    public static string LastModified(long seconds) =>
        DateTimeOffset.FromUnixTimeSeconds(seconds).ToString("r", CultureInfo.InvariantCulture);

    /// <summary>What a record's state is called.</summary>
    public static string ETag(ReadOnlySpan<byte> body) => $"\"{Convert.ToBase64String(SHA256.HashData(body))}\"";

    /// <summary>Whether a reading is answered with "not modified"; refuses one whose condition is not met.</summary>
    public static bool IsNotModified(Call call, long modified, string? etag)
    {
        CheckUnmodified(call, modified, etag);
        if (etag is not null && call.Header("If-None-Match") is { } none)
            return Names(none, etag);
        return Moment(call, "If-Modified-Since") is { } since && modified <= since;
    }

    /// <summary>
    /// Refuses a change of a record whose condition is not met: what a reading calls "not modified" is a failed condition here.
    /// </summary>
    public static void CheckChange(Call call, long modified, string? etag)
    {
        foreach (var name in (string[])["If-Match", "If-None-Match"])
        {
            if (call.Header(name) is { } text && text.Trim() != "*" && !EntityTagHeaderValue.TryParseStrictList([text], out _))
                throw new ApiException(400, "INVALID_HEADER_VALUE", $"{name} is not a list of ETags: {text}", null);
        }
        if (IsNotModified(call, modified, etag))
            throw ApiErrors.PreconditionFailed();
    }

    // Refuses a call on a record that was changed since, or is not in the state that is meant.
    private static void CheckUnmodified(Call call, long modified, string? etag)
    {
        if (etag is not null && call.Header("If-Match") is { } match && !Names(match, etag))
            throw ApiErrors.PreconditionFailed();
        if (Moment(call, "If-Unmodified-Since") is { } since && modified > since)
            throw ApiErrors.PreconditionFailed();
    }

    /// <summary>Whether the call has a condition on the state of a record.</summary>
    public static bool Any(Call call) =>
        call.Header("If-Match") is not null || call.Header("If-None-Match") is not null || call.Header("If-Modified-Since") is not null
            || call.Header("If-Unmodified-Since") is not null;

    private static bool Names(string header, string etag) => header.Split(',').Select(Plain).Any(e => e == "*" || e == Plain(etag));

    // A compressed answer's ETag has an ending of its own.
    private static string Plain(string etag) => etag.Trim().Trim('"').Replace("--gzip", "", StringComparison.Ordinal);

    private static long? Moment(Call call, string name)
    {
        if (call.Header(name) is not { } text)
            return null;
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment)
            ? moment.ToUnixTimeSeconds()
            : throw new ApiException(400, "INVALID_HEADER_VALUE", $"{name} is not a date: {text}", null);
    }
}
