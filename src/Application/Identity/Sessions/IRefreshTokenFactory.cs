namespace MultiWeb.Application.Identity.Sessions;

/// <summary>Makes refresh tokens: opaque, random, known to the database by their digest only.</summary>
public interface IRefreshTokenFactory
{
    string Create();

    /// <summary>
    /// The one token that may follow: derived with a key that only the service holds, so that a client who repeats a refresh
    /// gets the same successor again although nobody has kept it.
    /// </summary>
    string SuccessorOf(string token);

    byte[] Digest(string token);
}
