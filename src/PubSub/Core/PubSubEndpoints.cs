namespace Salesforce.Typed.Events;

/// <summary>Where the Pub/Sub API answers (Pub/Sub API, Pub/Sub API Endpoints). Each also answers at port 443.</summary>
public static class PubSubEndpoints
{
    /// <summary>The endpoint of the whole world, which takes the region that is nearest.</summary>
    public static Uri Global { get; } = new("https://api.pubsub.salesforce.com:7443");

    /// <summary>The endpoint whose events are processed in Germany, for orgs that have to comply with privacy in transit.</summary>
    public static Uri Germany { get; } = new("https://api.deu.pubsub.salesforce.com:7443");

    /// <summary>The same endpoint at port 443, where a firewall does not pass 7443.</summary>
    public static Uri AtPort443(Uri endpoint)
    {
        ArgumentNullException.ThrowIfNull(endpoint);
        return new UriBuilder(endpoint) { Port = 443 }.Uri;
    }
}
