using System.Text;
using Acme.Crm;
using CsCheck;
using Salesforce.Typed.Core.Values;

namespace Salesforce.Typed.Tests;

/// <summary>Dates in the forms that the REST API documents, and in those that clients have seen.</summary>
public class DateTests
{
    private static readonly DateTimeOffset Morning = new(2026, 11, 23, 8, 15, 30, TimeSpan.Zero);

    [Theory]
    [InlineData("2026-11-23T08:15:30.000+0000")]
    [InlineData("2026-11-23T08:15:30.000Z")]
    [InlineData("2026-11-23T08:15:30Z")]
    [InlineData("2026-11-23T08:15:30+0000")]
    [InlineData("2026-11-23T08:15:30+00:00")]
    [InlineData("2026-11-23T09:15:30.000+01:00")]
    [InlineData("2026-11-23T00:15:30.000-0800")]
    [InlineData("2026-11-23T13:45:30.000+0530")]
    [InlineData("2026-11-23T22:15:30+14:00")]
    [InlineData("2026-11-22T20:15:30-12:00")]
    [InlineData("2026-11-23T08:15:30.0000000Z")]
    [InlineData("2026-11-23T08:15:30.000000000000Z")]
    public async Task A_date_time_reads_in_every_form_and_is_an_instant_of_UTC(string text)
    {
        var project = await Pages.RowAsync<Project__c>($$"""{"KickoffAt__c":"{{text}}"}""");
        Assert.Equal(Morning, project.KickoffAt__c);
        Assert.Equal(TimeSpan.Zero, project.KickoffAt__c!.Value.Offset);
    }

    [Theory]
    [InlineData("2026-11-23")]
    [InlineData("2026-11-23T08:15:30")]
    [InlineData("2026-11-23 08:15:30Z")]
    [InlineData("2026-13-23T08:15:30Z")]
    [InlineData("2026-02-29T08:15:30Z")]
    [InlineData("2026-11-23T24:00:00Z")]
    [InlineData("2026-11-23T08:60:30Z")]
    [InlineData("2026-11-23T08:15:30.000+01")]
    [InlineData("2026-11-23T08:15:30.000+1:00")]
    [InlineData("2026-11-23T08:15:30.000+99:99")]
    [InlineData("2026-11-23T08:15:30.000+15:00")]
    [InlineData("2026-11-23T08:15:30.000Zz")]
    [InlineData("2026-11-23T08:15:30.000\\u00e9")]
    [InlineData("0001-01-01T00:00:00+0100")]
    [InlineData("9999-12-31T23:59:59-0100")]
    [InlineData("yesterday")]
    [InlineData("")]
    public async Task What_is_no_date_time_is_told(string text)
    {
        var problem = await Pages.FailAsync($$"""{"KickoffAt__c":"{{text}}"}""", Project__c.Info);
        Assert.StartsWith("Expected a date-time as 2026-11-23T08:15:30.000+0000, found \"", problem.Message, StringComparison.Ordinal);
        Assert.Equal(("Project__c", "KickoffAt__c"), (problem.SObject, problem.Field));
    }

    [Fact]
    public void Any_instant_reads_back_from_how_the_org_writes_it_and_from_how_we_do() =>
        RecordGen.Instant.Sample(instant =>
        {
            var local = instant.ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", System.Globalization.CultureInfo.InvariantCulture);
            foreach (var text in (string[])[local, local.Remove(local.Length - 3, 1), WireDates.Write(instant)])
            {
                Assert.True(WireDates.TryReadDateTime(Encoding.ASCII.GetBytes(text), out var read), text);
                Assert.Equal(instant, read);
                Assert.Equal(TimeSpan.Zero, read.Offset);
            }
        });

    [Fact]
    public void Any_date_reads_back_and_never_moves() =>
        RecordGen.Date.Sample(date =>
        {
            Assert.True(WireDates.TryReadDate(Encoding.ASCII.GetBytes(WireDates.Write(date)), out var read));
            Assert.Equal(date, read);
        });

    [Fact]
    public void Any_time_reads_back() =>
        RecordGen.Time.Sample(time =>
        {
            Assert.True(WireDates.TryReadTime(Encoding.ASCII.GetBytes(WireDates.Write(time)), out var read));
            Assert.Equal(time, read);
        });

    [Theory]
    [InlineData("2026-11-23T00:00:00.000+0000")]
    [InlineData("2026-11-31")]
    [InlineData("2026-1-1")]
    [InlineData("0000-01-01")]
    [InlineData("20261123")]
    public async Task What_is_no_date_is_told(string text)
    {
        var problem = await Pages.FailAsync($$"""{"StartDate__c":"{{text}}"}""", Project__c.Info);
        Assert.StartsWith($"Expected a date as 2026-11-23, found \"{text}\" (in Project__c.StartDate__c), at "
            + $"byte ", problem.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("13:05:30.000Z", 130530000)]
    [InlineData("13:05:30Z", 130530000)]
    [InlineData("13:05:30", 130530000)]
    [InlineData("23:59:59.999Z", 235959999)]
    [InlineData("00:00:00.000Z", 0)]
    public async Task A_time_reads(string text, int hhmmssfff)
    {
        var time = new TimeOnly(hhmmssfff / 10_000_000, hhmmssfff / 100_000 % 100, hhmmssfff / 1000 % 100, hhmmssfff % 1000);
        Assert.Equal(time, (await Pages.RowAsync<Project__c>($$"""{"DailyStandup__c":"{{text}}"}""")).DailyStandup__c);
    }

    [Theory]
    [InlineData("13:05")]
    [InlineData("24:00:00.000Z")]
    [InlineData("13:05:30.000+0000")]
    public async Task What_is_no_time_is_told(string text) =>
        Assert.Equal("DailyStandup__c", (await Pages.FailAsync($$"""{"DailyStandup__c":"{{text}}"}""", Project__c.Info)).Field);

    [Fact]
    public void A_byte_that_is_not_a_digit_is_refused_at_each_place_of_a_date_time()
    {
        const string Text = "2026-11-23T08:15:30.000+0000";
        Assert.True(WireDates.TryReadDateTime(Encoding.ASCII.GetBytes(Text), out _));
        for (var place = 0; place < Text.Length; place++)
        {
            foreach (var other in "/:;a \0\uFF10")
            {
                var text = Text[..place] + other + Text[(place + 1)..];
                if (text != Text)
                    Assert.False(WireDates.TryReadDateTime(Encoding.UTF8.GetBytes(text), out _), text);
                if (place < 10)
                    Assert.False(WireDates.TryReadDate(Encoding.UTF8.GetBytes(text[..10]), out _) && text[..10] != Text[..10], text);
            }
        }
    }

    [Fact]
    public void Every_day_reads_as_it_was_written()
    {
        for (var day = DateOnly.MinValue; day < DateOnly.MaxValue.AddDays(-17); day = day.AddDays(17))
        {
            Assert.True(WireDates.TryReadDate(Encoding.ASCII.GetBytes(WireDates.Write(day)), out var read));
            Assert.Equal(day, read);
        }
    }
}
