using System.Text.Json.Serialization;

namespace Salesforce.Typed.Benchmarks;

/// <summary>What a team writes by hand today: a class of properties, ids and picklists as text.</summary>
internal sealed class PlainContact
{
    public string? Id { get; set; }
    public string? FirstName { get; set; }
    public string? LastName { get; set; }
    public string? Title { get; set; }
    public string? Department { get; set; }
    public string? Email { get; set; }
    public string? Phone { get; set; }
    public string? MobilePhone { get; set; }
    public string? LeadSource { get; set; }
    public string? Salutation { get; set; }
    public string? MailingStreet { get; set; }
    public string? MailingCity { get; set; }
    public string? MailingPostalCode { get; set; }
    public double? MailingLatitude { get; set; }
    public DateOnly? Birthdate { get; set; }
    public string? AccountId { get; set; }
    public string? OwnerId { get; set; }
    [JsonConverter(typeof(PlatformDateConverter))]
    [Newtonsoft.Json.JsonConverter(typeof(Newtonsoft.Json.Converters.IsoDateTimeConverter))]
    public DateTimeOffset CreatedDate { get; set; }
    [JsonConverter(typeof(PlatformDateConverter))]
    [Newtonsoft.Json.JsonConverter(typeof(Newtonsoft.Json.Converters.IsoDateTimeConverter))]
    public DateTimeOffset LastModifiedDate { get; set; }
    public PlainAccount? Account { get; set; }
}

/// <summary>The parent.</summary>
internal sealed class PlainAccount
{
    public string? Name { get; set; }
    public decimal? AnnualRevenue { get; set; }
}

/// <summary>The page.</summary>
internal sealed class PlainPage
{
    [JsonPropertyName("totalSize")]
    [Newtonsoft.Json.JsonProperty("totalSize")]
    public int TotalSize { get; set; }

    [JsonPropertyName("records")]
    [Newtonsoft.Json.JsonProperty("records")]
    public List<PlainContact> Records { get; set; } = [];
}

/// <summary>System.Text.Json's own source generator for it.</summary>
[JsonSerializable(typeof(PlainPage))]
[JsonSerializable(typeof(PlainContact))]
internal sealed partial class PlainContext : JsonSerializerContext;
