namespace Salesforce.Typed.Schema;

/// <summary>A folder of describe snapshots, one object a file.</summary>
public static class SnapshotFolder
{
    /// <summary>Reads every <c>*.json</c> file in <paramref name="path"/> and its subfolders, in the order of their names.</summary>
    /// <exception cref="DirectoryNotFoundException">There is no such folder.</exception>
    /// <exception cref="InvalidDataException">
    /// A file could not be read, or two hold the same object: the message names file, line and column. Or the folder has symbolic links, or
    /// is too large for one of snapshots.
    /// </exception>
    public static OrgSchema Load(string path)
    {
        if (!Directory.Exists(path))
            throw new DirectoryNotFoundException($"There is no folder '{path}' with describe snapshots.");
        var objects = new Dictionary<string, (SObjectDescribe Describe, string File)>(StringComparer.OrdinalIgnoreCase);
        foreach (var file in SnapshotFiles.Of(path))
        {
            var read = DescribeReader.Read(SnapshotFiles.Read(file));
            if (read.Describe is not { } describe)
                throw new InvalidDataException($"{file}{read.Problem}");
            if (objects.TryGetValue(describe.Name, out var first))
                throw new InvalidDataException(
                    $"{file}{read.NameAt}: {describe.Name} is already in {first.File}. Keep one snapshot of an object.");
            objects.Add(describe.Name, (describe, file));
        }
        return new OrgSchema(objects.Values.Select(o => o.Describe));
    }
}
