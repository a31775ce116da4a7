using Salesforce.Typed.CompilerServices;
using Salesforce.Typed.Core.Records;

namespace Salesforce.Typed.Tests;

/// <summary>An object of the recorded exchanges, which no snapshot has.</summary>
internal sealed record Movie__c : SObject<Movie__c, Movie__cFields>, ISObject<Movie__c>
{
    public Movie__c()
    {
    }

    private Movie__c(RecordOrigin origin)
        : base(origin)
    {
    }

    public static SObjectInfo Info { get; } = SObjectInfo.Create(TableFormat.Version,
        "Movie__c", null, "Id i0\nName s3\nRating__c p3\nReleaseDate__c d3\nFranchise__c i3\n"u8, static origin => new Movie__c(origin));

    public string? Name { get => GetText(1); init => SetText(1, value); }

    public string? Rating__c { get => GetText(2); init => SetText(2, value); }

    public DateOnly? ReleaseDate__c { get => GetDate(3); init => SetDate(3, value); }

    public Id<Franchise__c>? Franchise__c { get => GetId<Id<Franchise__c>>(4); init => SetId<Id<Franchise__c>>(4, value); }
}

/// <summary>An object of the recorded exchanges, which no snapshot has.</summary>
internal sealed record Franchise__c : SObject<Franchise__c, Movie__cFields>, ISObject<Franchise__c>
{
    public Franchise__c()
    {
    }

    private Franchise__c(RecordOrigin origin)
        : base(origin)
    {
    }

    public static SObjectInfo Info { get; } = SObjectInfo.Create(
        TableFormat.Version, "Franchise__c", null, "Id i0\nName s3\n"u8, static origin => new Franchise__c(origin));

    public string? Name { get => GetText(1); init => SetText(1, value); }
}

/// <summary>No condition is written on them.</summary>
internal readonly struct Movie__cFields;
