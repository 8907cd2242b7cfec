//! Asking again those who have not answered for a long time.
