// A minimal API over an org: dotnet run --project samples/Api -- --local answers with the records of a local org. Without --local the org
// is that of the section Salesforce in appsettings.json, user secrets or the environment (docs/hosting.md).
using Acme;
using Salesforce.Typed.Hosting;
using Salesforce.Typed.Testing;

var builder = WebApplication.CreateBuilder(args);
await using var local = args.Contains("--local") ? await StartLocalAsync() : null;
if (local is null)
    builder.Services.AddSalesforce(builder.Configuration.GetSection("Salesforce"));
else
{
    builder.Services.AddSalesforce(settings =>
    {
        settings.Instance = local.Url;
        settings.Auth.Flow = SignInFlow.Token;
        settings.Auth.Token = local.Token;
    });
}

var app = builder.Build();
app.MapAccounts();
await app.RunAsync();

static Task<LocalOrg> StartLocalAsync() => LocalOrg.StartAsync(o => o
    .Snapshots(Path.Combine(AppContext.BaseDirectory, "describe-snapshots"))
    .Seed(Path.Combine(AppContext.BaseDirectory, "seed.json")));
