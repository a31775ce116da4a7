namespace Salesforce.Typed.Transport.Http;

/// <summary>The headers of the settings of a call.</summary>
internal static class CallHeaders
{
    /// <summary>
    /// The headers of a call for one record: its own settings, those of the client where it says nothing, and its conditions.
    /// </summary>
    /// <exception cref="ArgumentException">The platform does not check a condition there.</exception>
    public static RestHeader? Of(RecordOptions? call, CallOptions? defaults, SObjectInfo info, RecordUse use) =>
        call is null ? null : CallConditions.Add(call, info, use, Of(call, defaults, isWrite: use != RecordUse.Read));

    /// <summary>The headers of these settings.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="defaults">What holds where they say nothing.</param>
    /// <param name="isWrite">Whether the call may write: rules on what is written say nothing to others.</param>
    public static RestHeader? Of(CallOptions settings, CallOptions? defaults, bool isWrite)
    {
        RestHeader? headers = null;
        if ((settings.UpdateMru ?? defaults?.UpdateMru) is { } mru)
            headers = new(HeaderNames.Mru, mru ? "updateMru=true" : "updateMru=false", headers);
        if (Options(settings.ClientName ?? defaults?.ClientName, settings.DefaultNamespace ?? defaults?.DefaultNamespace) is { } options)
            headers = new(HeaderNames.CallOptions, options, headers);
        if (isWrite && (settings.AutoAssign ?? defaults?.AutoAssign) is { } assign)
            headers = new(HeaderNames.AutoAssign, assign.Value, headers);
        if (isWrite && (settings.DuplicateRule ?? defaults?.DuplicateRule) is { } duplicates)
            headers = new(HeaderNames.DuplicateRule, duplicates.Value, headers);
        return headers;
    }

    private static string? Options(string? client, string? defaultNamespace) => (client, defaultNamespace) switch
    {
        (null, null) => null,
        (_, null) => "client=" + client,
        (null, _) => "defaultNamespace=" + defaultNamespace,
        _ => $"client={client}; defaultNamespace={defaultNamespace}",
    };
}
