using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;

namespace Salesforce.Typed.Tests;

/// <summary>The sample of a minimal API, on a local org.</summary>
public sealed class ApiSampleTests
{
    private const string Listening = "Now listening on: ";

    [Fact]
    public async Task The_API_lists_creates_and_changes_accounts()
    {
        using var process = Start();
        try
        {
            using var http = new HttpClient { BaseAddress = await AddressAsync(process) };

            var page = await http.GetFromJsonAsync<List<JsonElement>>("accounts?industry=Technology&atLeast=1000000&size=2", Cancel);
            Assert.Equal(2, page!.Count);
            Assert.All(page, a => Assert.Equal("Technology", a.GetProperty("industry").GetString()));
            var next = await http.GetFromJsonAsync<List<JsonElement>>(
                $"accounts?size=2&after={page[1].GetProperty("id").GetString()}", Cancel);
            Assert.DoesNotContain(page[1].GetProperty("id").GetString(), next!.Select(a => a.GetProperty("id").GetString()));

            var industries = await http.GetFromJsonAsync<List<JsonElement>>("accounts/industries", Cancel);
            Assert.Contains("Technology", industries!.Select(i => i.GetProperty("industry").GetString()));

            var created = await http.PostAsJsonAsync("accounts", new { name = "Acme", industry = "Energy" }, Cancel);
            Assert.Equal(HttpStatusCode.Created, created.StatusCode);
            Assert.Equal(HttpStatusCode.NoContent, (await http.PatchAsJsonAsync(
                created.Headers.Location, new { phone = "+41 1" }, Cancel)).StatusCode);
            var acme = await http.GetFromJsonAsync<JsonElement>(created.Headers.Location, Cancel);
            Assert.Equal(
                ("Acme", "+41 1"), (acme.GetProperty("account").GetProperty("name").GetString(), acme.GetProperty("phone").GetString()));

            var refused = await http.PostAsJsonAsync("accounts", new { name = new string('x', 300) }, Cancel);
            Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
            Assert.Contains("Name", await refused.Content.ReadAsStringAsync(Cancel), StringComparison.Ordinal);
            Assert.Equal(HttpStatusCode.BadRequest, (await http.GetAsync("accounts/003000000000001AAA", Cancel)).StatusCode);
            Assert.Equal(HttpStatusCode.NotFound, (await http.GetAsync("accounts/001000000000099AAA", Cancel)).StatusCode);
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
    }

    private static Process Start() => Process.Start(new ProcessStartInfo(
        "dotnet",
        ["run", "--no-build", "--project", TestPaths.InRepository("samples", "Api"), "--", "--urls=http://127.0.0.1:0", "--local"])
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;

    // Kestrel logs the address with the port that it was given.
    private static async Task<Uri> AddressAsync(Process process)
    {
        while (await process.StandardOutput.ReadLineAsync(Cancel) is { } line)
        {
            if (line.IndexOf(Listening, StringComparison.Ordinal) is >= 0 and var at)
                return new Uri(line[(at + Listening.Length)..].Trim() + "/");
        }
        throw new InvalidOperationException(await process.StandardError.ReadToEndAsync(Cancel));
    }
}
