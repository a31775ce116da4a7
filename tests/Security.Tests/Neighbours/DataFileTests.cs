namespace Salesforce.Typed.Tests.Neighbours;

/// <summary>Other users of the machine look at the data file, or put one in its place.</summary>
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class DataFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("neighbours-").FullName;

    public DataFileTests() => Assert.SkipWhen(OperatingSystem.IsWindows(), "has no file modes");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task The_data_file_and_its_companions_are_their_owners()
    {
        await using (var org = await NeighbourOrg.StartAsync(o => o.Data(Path.Combine(_folder, "org.db"))))
        {
            await org.CreateAsync("Account", """{"Name":"x"}""");
            Assert.True(Directory.GetFiles(_folder).Length > 1);
            AssertOwnersOnly();
        }
        AssertOwnersOnly();
    }

    [Fact]
    public async Task An_existing_data_file_that_others_can_read_becomes_its_owners()
    {
        var file = Path.Combine(_folder, "org.db");
        await using (await NeighbourOrg.StartAsync(o => o.Data(file)))
        {
        }
        File.SetUnixFileMode(file, (UnixFileMode)0b110_110_110);
        await using var again = await NeighbourOrg.StartAsync(o => o.Data(file));
        AssertOwnersOnly();
    }

    [Theory]
    [InlineData("org.db")]
    [InlineData("org.db-wal")]
    [InlineData("org.db-shm")]
    [InlineData("org.db-journal")]
    public async Task A_symbolic_link_is_not_followed(string link)
    {
        var target = Path.Combine(_folder, "target");
        foreach (var exists in (bool[])[false, true])
        {
            if (exists)
                await File.WriteAllTextAsync(target, "", NeighbourOrg.Cancelled);
            else
                File.CreateSymbolicLink(Path.Combine(_folder, link), target);
            var refused =
                await Assert.ThrowsAnyAsync<IOException>(() => NeighbourOrg.StartAsync(o => o.Data(Path.Combine(_folder, "org.db"))));
            Assert.Contains("is a symbolic link", refused.Message, StringComparison.Ordinal);
            Assert.Equal(exists ? 0 : -1, exists ? new FileInfo(target).Length : File.Exists(target) ? 1 : -1);
        }
    }

    [Fact]
    public async Task A_name_that_SQLite_would_read_options_from_is_a_name()
    {
        var file = Path.Combine(Path.GetRelativePath(Directory.GetCurrentDirectory(), _folder), "file:other.db?mode=rwc");
        await using (await NeighbourOrg.StartAsync(o => o.Data(file)))
        {
        }
        Assert.Equal(["file:other.db?mode=rwc"], Directory.GetFiles(_folder).Select(Path.GetFileName));
        AssertOwnersOnly();
    }

    [Fact]
    public async Task A_folder_that_everybody_can_write_to_is_refused()
    {
        var open = Directory.CreateDirectory(Path.Combine(_folder, "open")).FullName;
        File.SetUnixFileMode(open, (UnixFileMode)0b111_111_111);
        var refused = await Assert.ThrowsAnyAsync<IOException>(() => NeighbourOrg.StartAsync(o => o.Data(Path.Combine(open, "org.db"))));
        Assert.Contains("everybody can write to its folder", refused.Message, StringComparison.Ordinal);
        File.SetUnixFileMode(open, (UnixFileMode)0b111_111_111 | UnixFileMode.StickyBit);
        await using var org = await NeighbourOrg.StartAsync(o => o.Data(Path.Combine(open, "org.db")));
    }

    private void AssertOwnersOnly() =>
        Assert.All(Directory.GetFiles(_folder), f => Assert.Equal(
            (f, UnixFileMode.UserRead | UnixFileMode.UserWrite), (f, File.GetUnixFileMode(f))));
}
