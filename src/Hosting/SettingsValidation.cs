using Microsoft.Extensions.Options;
using Salesforce.Typed.Auth;

namespace Salesforce.Typed.Hosting;

/// <summary>
/// Checks the settings of an org when the host starts, so that a missing key is found there and not by the first call. Nothing is
/// sent.
/// </summary>
/// <param name="name">The name of the org.</param>
/// <param name="services">What the container has.</param>
internal sealed class SettingsValidation(string name, IServiceProvider services) : IValidateOptions<SalesforceSettings>
{
    /// <inheritdoc/>
    public ValidateOptionsResult Validate(string? optionsName, SalesforceSettings options)
    {
        if (optionsName != name)
            return ValidateOptionsResult.Skip;
        var problems = Problems(options).Select(p => name.Length == 0 ? "Salesforce: " + p : $"Salesforce org '{name}': {p}").ToList();
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    private List<string> Problems(SalesforceSettings settings)
    {
        var problems = new List<string>();
        if (settings.Instance is null)
            problems.Add("Instance is missing: the address of the org, as https://acme.my.salesforce.com.");
        var own = ClientFactory.Own(services, name);
        var secret = ClientFactory.Secret(services, name);
        if (own is null)
            FlowFactory.AddMissing(settings.Auth, secret is not null, problems);
        else if (secret is not null)
            problems.Add("SignIn(...) and Secret(...) are both there: a flow that code makes fetches its own secret. Remove one of them.");
        if (problems.Count == 0 && Refusal(settings, own, secret) is { } refusal)
            problems.Add(refusal);
        return problems;
    }

    // What the client itself would refuse. A flow of the code's own is not made for that: it may want what is there later only.
    private string? Refusal(SalesforceSettings settings, OwnFlow? own, Func<CancellationToken, ValueTask<string>>? secret)
    {
        try
        {
            var flow = own is null ? FlowFactory.Make(settings.Auth, secret) : new ExternalTokenFlow("checked later");
            ClientFactory.Options(settings, flow, services, handler: null).Validate();
            return null;
        }
        catch (Exception e) when (e is ArgumentException or IOException or UnauthorizedAccessException
            or System.Security.Cryptography.CryptographicException)
        {
            return e.Message;
        }
    }
}
