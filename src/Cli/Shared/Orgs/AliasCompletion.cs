namespace Salesforce.Typed.Cli.Shared.Orgs;

/// <summary>The aliases that a shell can put into a command line.</summary>
internal static class AliasCompletion
{
    /// <summary>
    /// Those that the shell does not interpret; none where the store cannot be read, because a shell shows no errors while a person types.
    /// </summary>
    public static IEnumerable<string> All()
    {
        try
        {
            return [.. OrgStore.OfUser.All().Select(o => o.Alias).Where(a => a.All(IsPlain))];
        }
        catch (Exception e) when (e is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static bool IsPlain(char c) => char.IsAsciiLetterOrDigit(c) || "@._+-".Contains(c, StringComparison.Ordinal);
}
