using System.Globalization;
using CsvHelper;
using nietras.SeparatedValues;

namespace Salesforce.Typed.Benchmarks;

/// <summary>
/// The same contacts by libraries for CSV, into plain classes: what a team writes by hand. Texts that repeat are one string, as ours are.
/// </summary>
internal static class PlainCsvReaders
{
    public static IEnumerable<PlainContact> BySep(byte[] csv)
    {
        using var reader = Sep.New(',').Reader(o => o with { Unescape = true, CreateToString = SepToString.PoolPerCol() }).From(
            new MemoryStream(csv));
        foreach (var row in reader)
        {
            yield return new PlainContact
            {
                Id = Text(row[0]), FirstName = Text(row[1]), LastName = Text(row[2]), Title = Text(row[3]), Department = Text(row[4]),
                Email = Text(row[5]), Phone = Text(row[6]), MobilePhone = Text(row[7]), LeadSource = Text(row[8]),
                Salutation = Text(row[9]),
                MailingStreet = Text(row[10]), MailingCity = Text(row[11]), MailingPostalCode = Text(row[12]),
                MailingLatitude = row[13].Span.IsEmpty ? null : row[13].Parse<double>(),
                Birthdate = row[14].Span.IsEmpty ? null : DateOnly.ParseExact(row[14].Span, "yyyy-MM-dd", CultureInfo.InvariantCulture),
                AccountId = Text(row[15]), OwnerId = Text(row[16]),
                CreatedDate = row[17].Parse<DateTimeOffset>(), LastModifiedDate = row[18].Parse<DateTimeOffset>(),
                Account = new PlainAccount { Name = Text(row[19]), AnnualRevenue = row[20].Span.IsEmpty ? null : row[20].Parse<decimal>() },
            };
        }
    }

    public static IEnumerable<PlainContact> ByCsvHelper(byte[] csv)
    {
        using var reader = CsvReader.Create(
            csv, new CsvReaderOptions { Separator = ',', PoolStrings = true, FormatProvider = CultureInfo.InvariantCulture });
        while (reader.Read())
        {
            yield return new PlainContact
            {
                Id = Text(reader, 0), FirstName = Text(reader, 1), LastName = Text(reader, 2), Title = Text(reader, 3),
                Department = Text(reader, 4),
                Email = Text(reader, 5), Phone = Text(reader, 6), MobilePhone = Text(reader, 7), LeadSource = Text(reader, 8),
                Salutation = Text(reader, 9),
                MailingStreet = Text(reader, 10), MailingCity = Text(reader, 11), MailingPostalCode = Text(reader, 12),
                MailingLatitude = reader.IsEmpty(13) ? null : reader.Parse<double>(13),
                Birthdate = reader.IsEmpty(14) ? null : reader.Parse<DateOnly>(14),
                AccountId = Text(reader, 15), OwnerId = Text(reader, 16),
                CreatedDate = reader.Parse<DateTimeOffset>(17), LastModifiedDate = reader.Parse<DateTimeOffset>(18),
                Account =
                    new PlainAccount { Name = Text(reader, 19), AnnualRevenue = reader.IsEmpty(20) ? null : reader.Parse<decimal>(20) },
            };
        }
    }

    private static string? Text(SepReader.Col column) => column.Span.IsEmpty ? null : column.ToString();

    private static string? Text(CsvReader reader, int column) => reader.IsEmpty(column) ? null : reader.GetString(column);
}
