namespace MultiWeb.Application.Common.Paging;

/// <param name="Row">The row to go on from.</param>
/// <param name="Backward">Towards the beginning of the list.</param>
public sealed record Cursor(RowPosition Row, bool Backward);

/// <summary>Writes cursors that only this service can write, and that hold for one filter and one sort.</summary>
public interface ICursorCodec
{
    string Encode(Cursor cursor, PagedQuery query);

    /// <returns>Null for anything that <see cref="Encode"/> did not write for the same filter.</returns>
    Cursor? Decode(string text, PagedQuery query);
}
