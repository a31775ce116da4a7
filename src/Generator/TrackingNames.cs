namespace Salesforce.Typed.Generator;

/// <summary>The names of the pipeline's steps, by which tests ask what ran again.</summary>
internal static class TrackingNames
{
    public const string Snapshots = nameof(Snapshots);
    public const string Index = nameof(Index);
    public const string Objects = nameof(Objects);
    public const string ObjectFiles = nameof(ObjectFiles);
    public const string IndexFiles = nameof(IndexFiles);

    /// <summary>All of them.</summary>
    public static readonly string[] All = [Snapshots, Index, Objects, ObjectFiles, IndexFiles];
}
