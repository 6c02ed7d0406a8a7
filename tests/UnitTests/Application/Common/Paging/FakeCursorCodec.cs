using MultiWeb.Application.Common.Paging;

namespace MultiWeb.UnitTests.Application.Common.Paging;

/// <summary>Cursors that can be read with the naked eye.</summary>
internal sealed class FakeCursorCodec : ICursorCodec
{
    public string Encode(Cursor cursor, PagedQuery query) => $"{(cursor.Backward ? "before" : "after")} {cursor.Row.Key} {cursor.Row.Id}";

    public Cursor? Decode(string text, PagedQuery query) => text.Split(' ') is ["before" or "after", var key, var id]
        ? new Cursor(new RowPosition(key, long.Parse(id)), text.StartsWith("before", StringComparison.Ordinal))
        : null;
}
