namespace MultiWeb.Application.Catalog.Products;

/// <summary>Counts who has looked at what, without a write for each look.</summary>
public interface IViewCounter
{
    /// <summary>Never waits. What was counted is in the database a few seconds later; a process that is killed loses that much.</summary>
    void Seen(long productId);
}
