using Acme.Crm;
using Salesforce.Typed.Core.Records;

namespace Salesforce.Typed.Tests;

/// <summary>Records of one shape share its layout, and a server cannot make the process keep ever more of them.</summary>
public class LayoutTests
{
    [Fact]
    public async Task Rows_of_one_shape_share_their_layout()
    {
        var rows = await Pages.ReadAsync(Pages.Of(Enumerable.Repeat("""{"Id":"001000000000001AAA","Name":"x"}""", 100)), Account.Info);
        Assert.All(rows, r => Assert.Same(rows[0].Layout, r.Layout));
        Assert.Same((Account.Empty with { Name = "a", Phone = "b" }).Layout, (Account.Empty with { Name = "c", Phone = "d" }).Layout);
    }

    [Fact]
    public void Past_a_bound_layouts_are_used_and_not_kept()
    {
        // An object of its own, so that no other test finds its layouts full.
        SObjectInfo info = null!;
        info = SObjectInfo.Create(TableFormat.Version, "Bound", null, System.Text.Encoding.ASCII.GetBytes(
            string.Concat(Enumerable.Range(0, 100).Select(i => $"F{i} s3\n"))), origin => new AggregateRow(info, origin));
        var kept = 0;
        for (var a = 0; a < 100; a++)
        {
            var first = info.FromCode.With(info.Fields[a]);
            for (var b = 0; b < 100; b++)
            {
                if (b == a)
                    continue;
                var layout = first.With(info.Fields[b]);
                Assert.Equal([info.Fields[a], info.Fields[b]], layout.Fields);
                Assert.Equal((0, 1), (layout.SlotOf(a), layout.SlotOf(b)));
                kept += ReferenceEquals(layout, first.With(info.Fields[b])) ? 1 : 0;
            }
        }
        Assert.InRange(kept, 3_000, 4_096);
    }

    [Fact]
    public void Layouts_are_found_by_many_threads_at_once()
    {
        SObjectInfo info = null!;
        info = SObjectInfo.Create(TableFormat.Version, "Shared", null, System.Text.Encoding.ASCII.GetBytes(string.Concat(
            Enumerable.Range(0, 30).Select(i => $"F{i} {(i % 2 == 0 ? 's' : 'm')}3\n"))), origin => new AggregateRow(info, origin));
        var layouts = new RowLayout[64];
        Parallel.For(0, layouts.Length, i => layouts[i] = info.Fields.Aggregate(info.FromOrg, (l, f) => l.With(f)));
        Assert.All(layouts, l => Assert.Same(layouts[0], l));
        Assert.Equal((15, 30), (layouts[0].Objects, layouts[0].Words));
    }
}
