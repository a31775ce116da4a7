using System.Globalization;

namespace Salesforce.Typed.Transport.Http;

/// <summary>
/// The conditions of a call, where the platform checks them: ETags on rows of Account, times on rows by id, none on delete (REST API,
/// Conditional Request Headers).
/// </summary>
internal static class CallConditions
{
    /// <summary>Adds the headers of the conditions.</summary>
    /// <exception cref="ArgumentException">The platform does not check one of them there.</exception>
    public static RestHeader? Add(RecordOptions call, SObjectInfo info, RecordUse use, RestHeader? next)
    {
        if (HasAny(call))
            Require(call, info, use);
        next = Add(HeaderNames.IfModifiedSince, Moment(call.IfModifiedSince), next);
        next = Add(HeaderNames.IfUnmodifiedSince, Moment(call.IfUnmodifiedSince), next);
        next = Add(HeaderNames.IfMatch, call.IfMatch, next);
        return Add(HeaderNames.IfNoneMatch, call.IfNoneMatch, next);
    }

    /// <summary>Whether the call has a condition.</summary>
    public static bool HasAny(RecordOptions call) =>
        (call.IfModifiedSince ?? call.IfUnmodifiedSince) is not null || (call.IfMatch ?? call.IfNoneMatch) is not null;

    /// <summary>An instant as a header has it.</summary>
    public static string? Moment(DateTimeOffset? instant) => instant?.ToString("r", CultureInfo.InvariantCulture);

    private static void Require(RecordOptions call, SObjectInfo info, RecordUse use)
    {
        var what = use switch
        {
            RecordUse.Create => "a creation: there is no record yet whose state could be checked",
            RecordUse.Delete => "a deletion. Read the record first, and delete it if it is what you expect",
            RecordUse.ByKey => "a call by another key than the id. Find the id first",
            RecordUse.Update when call.IfModifiedSince is not null || call.IfNoneMatch is not null =>
                "an update but IfUnmodifiedSince and IfMatch",
            _ => null,
        };
        if (what is not null)
            throw Refused($"The platform checks no condition of {what}.");
        if ((call.IfMatch ?? call.IfNoneMatch) is null)
            return;
        if (info.Name != "Account")
            throw Refused($"The platform has ETags for rows of Account alone, and would skip this one of {info.Name}. Use "
                + $"IfUnmodifiedSince or IfModifiedSince.");
        foreach (var etag in new[] { call.IfMatch, call.IfNoneMatch })
        {
            if (etag is not null && !IsETag(etag))
                throw Refused("An ETag is handed back as it came, in its quotes: see RecordResponse.ETag.");
        }
    }

    private static bool IsETag(string text) => text is ['"', _, .., '"'] && text.All(c => c is >= ' ' and < '\u007f');

    private static RestHeader? Add(string name, string? value, RestHeader? next) => value is null ? next : new(name, value, next);

    private static ArgumentException Refused(string why) => new(why + " (REST API, Conditional Request Headers)", "call");
}
